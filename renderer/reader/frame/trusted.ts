// The frame's rules for what its policy calls dangerous texts. XML may be read into a document that runs nothing; a
// text without a "<" makes no element; a worker is made of the one line that loads our own.

type Policy = { createScriptURL(text: string): string };

type Factory = {
  createPolicy(
    name: string,
    rules: {
      readonly createHTML?: (text: string, type?: string, sink?: string) => string | null;
      readonly createScriptURL?: (text: string) => string | null;
    },
  ): Policy;
};

declare global {
  interface Window {
    readonly trustedTypes?: Factory;
  }
}

const readsOnly = 'DOMParser parseFromString';

/** For what packages of others do: docx-preview parses the parts of a document and empties its own elements. */
export function allowPlainTexts(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text, _type, sink) => (sink === readsOnly || !text.includes('<') ? text : null),
  });
}

/**
 * The worker of pdf.js. A worker's own address must be of its frame's origin, and the frame's equals none but that of a
 * `blob:`; so its first line loads ours, and says when it is there. A module worker would refuse even that.
 */
export function workerFrom(address: string): Promise<Worker> {
  const line = `import(${JSON.stringify(address)}).then(() => postMessage('loaded'), () => postMessage('failed'));`;
  const blob = URL.createObjectURL(new Blob([line], { type: 'text/javascript' }));
  const policy = window.trustedTypes?.createPolicy('govdesk-reader', {
    createScriptURL: (text) => (text === blob ? text : null),
  });
  const worker = new Worker(policy?.createScriptURL(blob) ?? blob);
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent) => {
      if (data !== 'loaded' && data !== 'failed') return;
      worker.removeEventListener('message', hear);
      if (data === 'loaded') resolve(worker);
      else reject(new Error('the worker of pdf.js is part of the bundle'));
    };
    worker.addEventListener('message', hear);
  });
}
