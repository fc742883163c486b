// How often a property is tried: more when new cases are looked for (`npm run chaos`).
const times = Number(process.env.GOVDESK_RUNS ?? 1);

export const runs = (usual: number): number => usual * times;
