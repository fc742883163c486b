// Whether somebody asks at this moment: what works in parts keeps them short then, and makes longer ones, which cost less,
// while nobody waits.

type Asking = {
  /** A window has asked for something. */
  heard(): void;
  isAsking(): boolean;
};

/** From one call of a person at work to the next; the five calls after a notice are over in a fifth of it. */
const lastsMs = 300;

export function createAsking(ticks: () => number): Asking {
  let heardAt = Number.NEGATIVE_INFINITY;
  return {
    heard() {
      heardAt = ticks();
    },
    isAsking: () => ticks() - heardAt < lastsMs,
  };
}
