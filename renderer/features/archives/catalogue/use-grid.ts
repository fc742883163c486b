// The grid of one archive while it is on the screen: what the person does to it, what of it is saved, and what the core says
// is wrong with it. Saved a moment after the last key, when it is left and before the desk is locked.

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueRow, Checked } from '../../../../shared/contract/desk-catalogue.ts';
import type { CatalogueColumn, RowRules } from '../../../../shared/domain/catalogue-row.ts';
import { deskClient } from '../../../link/doors.ts';
import { useSaveOnLeaving } from '../../../link/leaving.ts';
import { aGrid, type Grid } from './grid-state.ts';
import { createProblems, type Problems } from './row-problems.ts';
import { saveRows } from './saving.ts';

const restMs = 400;

export type HeldGrid = {
  readonly grid: Grid;
  readonly change: (step: (grid: Grid) => Grid) => void;
  /** Writes down what is not yet, and waits for it. */
  readonly save: () => Promise<void>;
  /** What the core has was changed by itself: these rows are what it has now. */
  readonly taken: (rows: readonly CatalogueRow[], step: (grid: Grid) => Grid) => void;
  readonly problems: Problems;
  readonly checked: Checked | undefined;
  readonly keep: (checked: Checked) => void;
  readonly state: 'saved' | 'unsaved';
  readonly error: unknown;
};

type Of = {
  readonly sourceId: string;
  readonly columns: readonly CatalogueColumn[];
  readonly rules: RowRules;
  readonly rows: readonly CatalogueRow[];
  /** The folder of scans that was chosen. */
  readonly folder: string | undefined;
};

/** What stands in the grid and what of it the core has; one saving after the other. */
type Held = { rows: readonly CatalogueRow[]; saved: readonly CatalogueRow[]; running: Promise<void> };

export function useGrid({ sourceId, columns, rules, rows, folder }: Of): HeldGrid {
  const [grid, setGrid] = useState(() => aGrid(columns, rows));
  const here = useRef(grid);
  const now = useRef<Held>({ rows, saved: rows, running: Promise.resolve() });
  const problems = useMemo(() => createProblems(rules), [rules]);
  const [checked, setChecked] = useState<Checked>();
  const keep = useCallback(
    (found: Checked) => {
      problems.keep(now.current.rows, found);
      setChecked(found);
    },
    [problems],
  );
  const { save, saveSoon, touched, unsaved, error } = useSaving({ sourceId, folder, now, onChecked: keep });
  const change = useCallback(
    (step: (grid: Grid) => Grid) => {
      const next = step(here.current);
      if (next.rows !== now.current.rows) {
        now.current.rows = next.rows;
        touched();
      }
      here.current = next;
      setGrid(next);
    },
    [touched],
  );
  return {
    grid,
    change,
    save,
    taken(held, step) {
      now.current.saved = held;
      now.current.rows = held;
      change(step);
      saveSoon();
    },
    problems,
    checked,
    keep,
    state: unsaved ? 'unsaved' : 'saved',
    error,
  };
}

type Saving = {
  readonly sourceId: string;
  readonly folder: string | undefined;
  readonly now: RefObject<Held>;
  readonly onChecked: (found: Checked) => void;
};

/** Saves a moment after the last change and asks then what is wrong; at once when it is left. */
function useSaving({ sourceId, folder, now, onChecked }: Saving) {
  const [error, setError] = useState<unknown>();
  const [unsaved, setUnsaved] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useCallback(() => {
    clearTimeout(timer.current);
    const next = now.current.running.then(async () => {
      const { rows: wanted, saved } = now.current;
      if (wanted === saved) return;
      await saveRows(sourceId, saved, wanted);
      now.current.saved = wanted;
      setUnsaved(now.current.rows !== wanted);
    });
    // What could not be saved is tried again with the next change; why stands below the grid.
    now.current.running = next.then(
      () => setError(undefined),
      (trouble: unknown) => setError(trouble),
    );
    return next;
  }, [sourceId, now]);
  const look = useCallback(async () => {
    await save();
    const { rows: asked } = now.current;
    const found = await deskClient.catalogue.check({ sourceId, ...(folder === undefined ? {} : { folder }) });
    // Written on meanwhile: the next look is on its way.
    if (now.current.rows === asked) onChecked(found);
  }, [save, sourceId, folder, now, onChecked]);
  const saveSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void look().catch(setError), restMs);
  }, [look]);
  const touched = useCallback(() => {
    setUnsaved(true);
    saveSoon();
  }, [saveSoon]);
  useEffect(() => {
    saveSoon();
    return () => clearTimeout(timer.current);
  }, [saveSoon]);
  useEffect(() => () => void save().catch(() => undefined), [save]);
  useSaveOnLeaving(save);
  return { save, saveSoon, touched, unsaved, error };
}
