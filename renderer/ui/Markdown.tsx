// Blocks of the small Markdown as elements. Every piece of text becomes a text node.

import { type ReactNode, useMemo, useRef } from 'react';
import { Found, type FoundWords } from './Found.tsx';
import styles from './Markdown.module.css';
import { type Block, blocksOf, type Inline } from './blocks.ts';

type MarkdownProps = {
  readonly text: string;
  readonly found: string;
  readonly foundWords: FoundWords;
  readonly onSay: (words: string) => void;
};

export function Markdown({ text, found, foundWords, onSay }: MarkdownProps) {
  const body = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <>
      <div ref={body} className={styles.text} data-print-body>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never move
          <BlockView key={at} block={block} />
        ))}
      </div>
      <Found within={body} text={text} found={found} words={foundWords} onSay={onSay} />
    </>
  );
}

function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <HeadingView block={block} />;
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Words words={block.words} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Words words={block.words} />
        </blockquote>
      );
    case 'list':
      return <ListView block={block} />;
    case 'rule':
      return <hr className={styles.rule} />;
  }
}

function HeadingView({ block }: { readonly block: Extract<Block, { readonly kind: 'heading' }> }) {
  const Level = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : block.level === 3 ? 'h5' : 'h6';
  return (
    <Level className={styles.heading}>
      <Words words={block.words} />
    </Level>
  );
}

function ListView({ block }: { readonly block: Extract<Block, { readonly kind: 'list' }> }) {
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className={block.ordered ? styles.numbers : styles.bullets}>
      {block.items.map((words, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of one text never move
        <li key={at}>
          <Words words={words} />
        </li>
      ))}
    </List>
  );
}

function Words({ words }: { readonly words: readonly Inline[] }) {
  return words.map(({ kind, text }, at) => {
    // The pieces of one line never move.
    const key = `${at} ${kind}`;
    if (kind === 'bold') return <strong key={key}>{text}</strong>;
    return kind === 'code' ? <code key={key}>{text}</code> : <span key={key}>{text}</span>;
  });
}
