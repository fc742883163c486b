// Names that the bundle replaces by values. Each is gone from a production bundle.

/** The address of Vite's development server, or undefined. Always undefined in a production bundle. */
declare const __DEV_WINDOW_URL__: string | undefined;
