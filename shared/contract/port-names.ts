// The names under which the shell hands ports to the preload, and the preload to the page: no more than names, so
// that the preload stays a few lines.

/** `shell-port` serves shell.ts, `desk-port` serves desk.ts. */
export type PortName = 'shell-port' | 'desk-port';

export const askPortsChannel = 'govdesk:ask-ports';
export const portChannel = 'govdesk:port';
