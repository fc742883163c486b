// What the preload offers to this page: one call that hands over the two ports it asked for. They arrive as messages
// from the window itself, each with one port; a new desk port means that the core was started again.

type Bridge = { readonly takePorts: () => void };

declare global {
  interface Window {
    readonly govdesk: Bridge;
  }
}

type PortKind = 'desk-port' | 'shell-port';

/** Calls back with every port that comes, first and later ones. */
export function receivePorts(onPort: (kind: PortKind, port: MessagePort) => void): void {
  window.addEventListener('message', (event) => {
    const kind = event.source === window ? kindOf(event.data) : undefined;
    const port = event.ports[0];
    if (kind !== undefined && port !== undefined) onPort(kind, port);
  });
  window.govdesk.takePorts();
}

function kindOf(said: unknown): PortKind | undefined {
  if (typeof said !== 'object' || said === null || !('govdesk' in said)) return undefined;
  return said.govdesk === 'desk-port' || said.govdesk === 'shell-port' ? said.govdesk : undefined;
}
