// The half of pdf.js that reads files comes without types; nothing of it is called from here.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
