// One line per step, in one shape, and one way to give up: a message a stranger can act on, no stack.

export function say(step: string, text: string): void {
  process.stdout.write(`[${step}] ${text}\n`);
}

/** Trouble that is not a bug of the scripts: it is shown without a stack. */
export class CannotGoOn extends Error {
  readonly step: string;

  constructor(step: string, lines: readonly string[]) {
    super(lines.join('\n  '));
    this.step = step;
  }
}

/** Runs a script's body and ends the process with its exit code. */
export async function runScript(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    process.stderr.write(`[${error.step}] ${error.message}\n`);
    process.exitCode = 1;
  }
}

export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}
