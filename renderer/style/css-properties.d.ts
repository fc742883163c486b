// Custom properties are set through style objects (the page's policy refuses style attributes in markup only).
import 'react';

declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
