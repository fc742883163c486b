// What the bundler makes of imports that are no scripts.
declare module '*?url' {
  export const address: string;
  export { address as default };
}
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/types/src/pdf.d.ts';
}
