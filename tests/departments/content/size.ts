// How much each system holds. `stress` is for benchmarks: 100,000 short open to-dos without planted faults.
export const sizes = ['demo', 'town', 'county', 'stress'] as const;
export type Size = (typeof sizes)[number];

export type Amounts = {
  readonly oaOpen: number;
  readonly oaClosed: number;
  readonly archives: number;
  readonly loans: number;
  readonly articles: number;
  readonly contacts: number;
  readonly bidding: number;
  /** Texts of one paragraph, so that a to-do is about 0.8 KB of JSON. */
  readonly brief: boolean;
  /** Whether faults a desk must show are among the records. */
  readonly planted: boolean;
};

export const amounts: { readonly [K in Size]: Amounts } = {
  demo: {
    oaOpen: 24,
    oaClosed: 40,
    archives: 300,
    loans: 6,
    articles: 60,
    contacts: 80,
    bidding: 12,
    brief: false,
    planted: true,
  },
  town: {
    oaOpen: 200,
    oaClosed: 400,
    archives: 3000,
    loans: 20,
    articles: 200,
    contacts: 240,
    bidding: 30,
    brief: false,
    planted: true,
  },
  county: {
    oaOpen: 4000,
    oaClosed: 8000,
    archives: 60_000,
    loans: 400,
    articles: 4000,
    contacts: 4800,
    bidding: 120,
    brief: false,
    planted: true,
  },
  stress: {
    oaOpen: 100_000,
    oaClosed: 0,
    archives: 3000,
    loans: 20,
    articles: 200,
    contacts: 240,
    bidding: 30,
    brief: true,
    planted: false,
  },
};
