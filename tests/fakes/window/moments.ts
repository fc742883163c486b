// Instants near now, for made-up records.

export const hour = 3_600_000;
export const day = 24 * hour;
export const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
export const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString();
