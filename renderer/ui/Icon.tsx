// The few pictures beside words, drawn on a 24 grid with one line width. They never stand for a word alone, so
// they are hidden from screen readers.

import type { ReactElement } from 'react';
import styles from './Icon.module.css';

const drawings = {
  todo: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2" />
      <path d="m8 12.2 2.8 2.8L16 9.6" />
    </>
  ),
  archive: (
    <>
      <path d="M4 5h16v4H4zM5.5 9v10h13V9" />
      <path d="M10 12.5h4" />
    </>
  ),
  book: (
    <>
      <path d="M12 6.5C10.4 5.3 8 4.8 4.5 5v13c3.5-.2 5.9.3 7.5 1.5 1.6-1.2 4-1.7 7.5-1.5V5c-3.5-.2-5.9.3-7.5 1.5Z" />
      <path d="M12 6.5v13" />
    </>
  ),
  contacts: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5 19.5c.6-3.6 3.3-5.5 7-5.5s6.4 1.9 7 5.5" />
    </>
  ),
  sync: (
    <>
      <path d="M8 4v15.5M8 4 4.5 7.5M8 4l3.5 3.5" />
      <path d="M16 20V4.5M16 20l3.5-3.5M16 20l-3.5-3.5" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="5.5" />
      <path d="m15 15 4.5 4.5" />
    </>
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9" rx="1.5" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  print: (
    <>
      <path d="M7.5 9V4.5h9V9M7.5 16H5V9h14v7h-2.5" />
      <path d="M7.5 13.5h9v6h-9z" />
    </>
  ),
  file: <path d="M7 4h7l4 4v12H7zM14 4v4h4" />,
  out: <path d="M13.5 5H19v5.5M19 5l-8 8M16.5 13.5V19H5V7.5h5.5" />,
  back: <path d="M19 12H5.5M11 6l-6 6 6 6" />,
  down: <path d="m7 10 5 5 5-5" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
