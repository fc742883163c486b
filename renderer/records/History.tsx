// 办理经过: what this desk did to the record, quietly: 待上传 → 已送达 → 已确认, with times.

import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { desk } from '../link/doors.ts';
import { useNow } from '../link/now.ts';
import { momentWords } from '../text/dates.ts';
import { useText } from '../text/words.tsx';
import { Keep } from '../ui/Keep.tsx';
import { type Course, coursesOf } from './history-lines.ts';
import styles from './History.module.css';

export function History({ id }: { readonly id: string }) {
  const t = useText();
  const lines = useQuery(desk.records.history.queryOptions({ input: { id } })).data ?? [];
  if (lines.length === 0) return null;
  return (
    <section className={styles.history} aria-label={t.history.title} data-print-hide>
      <h3 className={styles.head}>{t.history.title}</h3>
      <ol className={styles.courses}>
        {coursesOf(lines).map((course) => (
          <OneCourse key={course.actionId} course={course} />
        ))}
      </ol>
    </section>
  );
}

function OneCourse({ course }: { readonly course: Course }) {
  const t = useText();
  const now = useNow();
  return (
    <li className={styles.course}>
      <span className={styles.type}>
        {course.act === undefined ? t.history.type[course.type] : t.terms.action[course.act]}
      </span>{' '}
      {course.steps.map(({ to, at }, place) => (
        <Fragment key={`${to} ${at}`}>
          {place > 0 && ' '}
          <Keep>
            {place > 0 && <span aria-hidden="true">{t.history.arrow} </span>}
            {t.history.state[to]} <span className={styles.when}>{momentWords(t, at, now)}</span>
          </Keep>
        </Fragment>
      ))}
    </li>
  );
}
