// Answers every call of the window. One of the three doors where a bug is caught: it is logged with a reference
// that a person can read out. A call of the contract that is missing here does not compile.
import { implement, ORPCError, type Router } from '@orpc/server';
import { deskContract } from '../../shared/contract/desk.ts';
import { type Facts, factsOfError, newReference } from '../../shared/domain/error-facts.ts';
import type { Fault } from '../../shared/domain/fault.ts';
import type { Id } from '../../shared/domain/terms.ts';
import { answered } from './answered.ts';
import type { Changes } from './changes.ts';
import type { Loans } from './loans/loans.ts';
import type { FileReader } from './reading/reader.ts';
import type { Search } from './search/search.ts';
import { serveAudit } from './serve-audit.ts';
import { serveFiles } from './serve-files.ts';
import { serveKept } from './serve-kept.ts';
import { serveNorms } from './serve-norms.ts';
import type { Store } from './store/store.ts';
import { faultOf, troubleOf } from './store/trouble.ts';
import type { SyncControl } from './sync/control.ts';
import { actOnRecord, actsOfRecord } from './work/act-on-record.ts';
import { actOnTodo } from './work/act-on-todo.ts';
import { alertSettings, saveAlertSettings } from './work/alert-settings.ts';
import { markPlace, putBack, removeAnnotation, saveAnnotation } from './work/annotate.ts';
import { askSearch } from './work/ask-search.ts';
import { branchesUnder, listArchives, readArchive } from './work/browse-archives.ts';
import { batchProgress, cancelBatch } from './work/catalogue-at-work.ts';
import { openCsv, takeCsv } from './work/catalogue-csv.ts';
import { catalogueReport, catalogueReports, keepCatalogueReport } from './work/catalogue-reports.ts';
import { readGrid, saveGrid } from './work/catalogue-grid.ts';
import { checkCatalogue, numberCatalogue } from './work/check-catalogue.ts';
import { changeNew, creatable, listNew, makeRecord } from './work/create-record.ts';
import type { Desk } from './work/desk.ts';
import { readRecordDraft, saveRecordDraft } from './work/edit-draft.ts';
import { editRecord } from './work/edit-record.ts';
import { examineArchives } from './work/examine-archives.ts';
import { fileMatter, proposeFiling } from './work/file-matter.ts';
import { discardAction, retryNow, takeBack } from './work/give-up-action.ts';
import {
  cancelImport,
  importFolder,
  importProgress,
  importReport,
  listImports,
  previewImport,
  removeImported,
} from './work/import-folder.ts';
import { annotationsOf, listAnnotations } from './work/list-annotations.ts';
import { listConflicts } from './work/list-conflicts.ts';
import { contactTree, listContacts, readCard } from './work/list-contacts.ts';
import { listOutbox } from './work/list-outbox.ts';
import { listRelated } from './work/list-related.ts';
import { listReports } from './work/list-reports.ts';
import { listSetAside } from './work/list-set-aside.ts';
import { listSources } from './work/list-sources.ts';
import { countOpenTodos, listTodos } from './work/list-todos.ts';
import {
  followSearch,
  forgetSearch,
  keepSearch,
  keptSearches,
  lookAtSearch,
  usedSearch,
} from './work/keep-search.ts';
import { batches, makeCatalogue } from './work/make-catalogue.ts';
import { takeBackBatch } from './work/take-back-catalogue.ts';
import {
  addSource,
  answerBrake,
  pauseSource,
  probeSource,
  readSourceLog,
  removeSource,
  renameSource,
  setWorkHoursOnly,
  signIn,
  syncNow,
  workOffline,
} from './work/manage-sources.ts';
import { countAllArticles, listArticles, readArticle } from './work/read-articles.ts';
import { readOverview } from './work/read-overview.ts';
import { markRead, readTodo } from './work/read-todo.ts';
import { recordHistory } from './work/record-history.ts';
import { printLoan } from './work/print-loan.ts';
import { saveDraft } from './work/save-draft.ts';
import { saveTable } from './work/save-table.ts';
import { settleConflict } from './work/settle-conflict.ts';
import { settleDoubt } from './work/settle-doubt.ts';
import { undoDiscard } from './work/undo-discard.ts';
import { whoIsOnDuty } from './work/who-is-on-duty.ts';
import { whoOwns } from './work/who-owns.ts';

type DeskRouterParts = {
  readonly store: Store;
  readonly search: Search;
  readonly changes: Changes;
  readonly sync: SyncControl;
  readonly shell: {
    folder(grant: string): Promise<string | undefined>;
    file(grant: string, to: 'read' | 'write'): Promise<string | undefined>;
    forgetCredential(sourceId: Id): Promise<void>;
    /** A page of the file failed its check while in use. */
    damageFound(detail: string): void;
  };
  readonly reader: FileReader;
  readonly loans: Loans;
  readonly now: () => number;
  readonly uuid: () => string;
  readonly random: () => number;
  readonly log: (event: string, facts?: Facts) => void;
};

/** Written out: the compiler cannot put down so long a type by itself. */
type DeskRouter = Router<typeof deskContract, Record<never, never>>;

export function createDeskRouter(parts: DeskRouterParts): DeskRouter {
  const desk: Desk = parts;
  const os = implement(deskContract).use(async ({ next, path, errors }) => {
    try {
      return await next();
    } catch (error) {
      // A fault on its way out, or an input that is not what the contract says.
      if (error instanceof ORPCError) throw error;
      throw errors.FAULT({ data: faultOfBug(parts, path, error) });
    }
  });
  return os.router({
    notices: { follow: os.notices.follow.handler(({ signal }) => desk.changes.follow(signal)) },
    overview: { read: os.overview.read.handler(() => readOverview(desk)) },
    todos: {
      list: os.todos.list.handler(({ input }) => listTodos(desk, input)),
      counts: os.todos.counts.handler(() => countOpenTodos(desk)),
      read: os.todos.read.handler(({ input, errors }) => answered(readTodo(desk, input), errors)),
      markRead: os.todos.markRead.handler(({ input, errors }) => answered(markRead(desk, input), errors)),
      saveDraft: os.todos.saveDraft.handler(({ input, errors }) => answered(saveDraft(desk, input), errors)),
      act: os.todos.act.handler(({ input, errors }) => answered(actOnTodo(desk, input), errors)),
    },
    outbox: {
      list: os.outbox.list.handler(() => listOutbox(desk)),
      takeBack: os.outbox.takeBack.handler(({ input, errors }) => answered(takeBack(desk, input), errors)),
      discard: os.outbox.discard.handler(({ input, errors }) => answered(discardAction(desk, input), errors)),
      retryNow: os.outbox.retryNow.handler(({ input, errors }) => answered(retryNow(desk, input), errors)),
      undoDiscard: os.outbox.undoDiscard.handler(({ input, errors }) =>
        answered(undoDiscard(desk, input), errors),
      ),
      settleDoubt: os.outbox.settleDoubt.handler(({ input, errors }) =>
        answered(settleDoubt(desk, input), errors),
      ),
    },
    records: {
      edit: os.records.edit.handler(({ input, errors }) => answered(editRecord(desk, input), errors)),
      act: os.records.act.handler(({ input, errors }) => answered(actOnRecord(desk, input), errors)),
      acts: os.records.acts.handler(({ input, errors }) => answered(actsOfRecord(desk, input), errors)),
      history: os.records.history.handler(({ input, errors }) =>
        answered(recordHistory(desk, input), errors),
      ),
      draft: os.records.draft.handler(({ input, errors }) => answered(readRecordDraft(desk, input), errors)),
      saveDraft: os.records.saveDraft.handler(({ input, errors }) =>
        answered(saveRecordDraft(desk, input), errors),
      ),
    },
    creates: {
      offers: os.creates.offers.handler(() => creatable(desk)),
      list: os.creates.list.handler(({ input }) => listNew(desk, input)),
      make: os.creates.make.handler(({ input, errors }) => answered(makeRecord(desk, input), errors)),
      change: os.creates.change.handler(({ input, errors }) => answered(changeNew(desk, input), errors)),
    },
    catalogue: {
      rows: os.catalogue.rows.handler(({ input, errors }) => answered(readGrid(desk, input), errors)),
      save: os.catalogue.save.handler(({ input, errors }) => answered(saveGrid(desk, input), errors)),
      check: os.catalogue.check.handler(async ({ input, errors }) =>
        answered(await checkCatalogue(desk, input), errors),
      ),
      number: os.catalogue.number.handler(async ({ input, errors }) =>
        answered(await numberCatalogue(desk, input), errors),
      ),
      openCsv: os.catalogue.openCsv.handler(async ({ input, errors }) =>
        answered(await openCsv(desk, input), errors),
      ),
      takeCsv: os.catalogue.takeCsv.handler(({ input, errors }) => answered(takeCsv(desk, input), errors)),
      make: os.catalogue.make.handler(async ({ input, errors }) =>
        answered(await makeCatalogue(desk, input), errors),
      ),
      progress: os.catalogue.progress.handler(() => batchProgress(desk)),
      cancel: os.catalogue.cancel.handler(() => cancelBatch(desk)),
      batches: os.catalogue.batches.handler(() => batches(desk)),
      keepReport: os.catalogue.keepReport.handler(async ({ input, errors }) =>
        answered(await keepCatalogueReport(desk, input), errors),
      ),
      reports: os.catalogue.reports.handler(({ input }) => catalogueReports(desk, input)),
      report: os.catalogue.report.handler(({ input, errors }) =>
        answered(catalogueReport(desk, input), errors),
      ),
      takeBack: os.catalogue.takeBack.handler(async ({ input, errors }) =>
        answered(await takeBackBatch(desk, input), errors),
      ),
      saveCsv: os.catalogue.saveCsv.handler(async ({ input, errors }) =>
        answered(await saveTable(desk, 'catalogue-saved', input), errors),
      ),
    },
    filing: {
      propose: os.filing.propose.handler(({ input, errors }) => answered(proposeFiling(desk, input), errors)),
      make: os.filing.make.handler(({ input, errors }) => answered(fileMatter(desk, input), errors)),
    },
    conflicts: {
      list: os.conflicts.list.handler(({ input }) => listConflicts(desk, input)),
      settle: os.conflicts.settle.handler(({ input, errors }) =>
        answered(settleConflict(desk, input), errors),
      ),
    },
    files: serveFiles(desk),
    archives: {
      tree: os.archives.tree.handler(({ input }) => branchesUnder(desk, input)),
      list: os.archives.list.handler(({ input }) => listArchives(desk, input)),
      read: os.archives.read.handler(({ input, errors }) => answered(readArchive(desk, input), errors)),
      examine: os.archives.examine.handler(async ({ input, errors }) =>
        answered(await examineArchives(desk, input), errors),
      ),
    },
    articles: {
      list: os.articles.list.handler(({ input }) => listArticles(desk, input)),
      counts: os.articles.counts.handler(() => countAllArticles(desk)),
      read: os.articles.read.handler(({ input, errors }) => answered(readArticle(desk, input), errors)),
      reports: os.articles.reports.handler(() => listReports(desk)),
      previewImport: os.articles.previewImport.handler(async ({ input, errors }) =>
        answered(await previewImport(desk, input), errors),
      ),
      importFolder: os.articles.importFolder.handler(async ({ input, errors }) =>
        answered(await importFolder(desk, input), errors),
      ),
      importProgress: os.articles.importProgress.handler(() => importProgress(desk)),
      cancelImport: os.articles.cancelImport.handler(() => cancelImport(desk)),
      imports: os.articles.imports.handler(() => listImports(desk)),
      importReport: os.articles.importReport.handler(({ input, errors }) =>
        answered(importReport(desk, input), errors),
      ),
      removeImported: os.articles.removeImported.handler(({ input, errors }) =>
        answered(removeImported(desk, input), errors),
      ),
    },
    annotations: {
      of: os.annotations.of.handler(({ input, errors }) => answered(annotationsOf(desk, input), errors)),
      list: os.annotations.list.handler(() => listAnnotations(desk)),
      mark: os.annotations.mark.handler(({ input, errors }) => answered(markPlace(desk, input), errors)),
      save: os.annotations.save.handler(({ input, errors }) => answered(saveAnnotation(desk, input), errors)),
      remove: os.annotations.remove.handler(({ input, errors }) =>
        answered(removeAnnotation(desk, input), errors),
      ),
      putBack: os.annotations.putBack.handler(({ input, errors }) => answered(putBack(desk, input), errors)),
    },
    alerts: {
      read: os.alerts.read.handler(() => alertSettings(desk)),
      save: os.alerts.save.handler(({ input }) => saveAlertSettings(desk, input)),
    },
    contacts: {
      tree: os.contacts.tree.handler(() => contactTree(desk)),
      list: os.contacts.list.handler(({ input }) => listContacts(desk, input)),
      read: os.contacts.read.handler(({ input, errors }) => answered(readCard(desk, input), errors)),
      owners: os.contacts.owners.handler(({ input }) => whoOwns(desk, input)),
      onDuty: os.contacts.onDuty.handler(() => whoIsOnDuty(desk)),
    },
    loans: {
      print: os.loans.print.handler(({ input, errors }) => answered(printLoan(desk, input), errors)),
    },
    norms: serveNorms(desk),
    search: {
      ask: os.search.ask.handler(({ input }) => askSearch(desk, input)),
      kept: os.search.kept.handler(() => keptSearches(desk)),
      used: os.search.used.handler(({ input }) => usedSearch(desk, input)),
      look: os.search.look.handler(({ input }) => lookAtSearch(desk, input)),
      keep: os.search.keep.handler(({ input }) => keepSearch(desk, input)),
      follow: os.search.follow.handler(({ input }) => followSearch(desk, input)),
      forget: os.search.forget.handler(({ input }) => forgetSearch(desk, input)),
    },
    sources: {
      list: os.sources.list.handler(() => listSources(desk)),
      probe: os.sources.probe.handler(async ({ input, errors }) =>
        answered(await probeSource(desk, input), errors),
      ),
      add: os.sources.add.handler(({ input, errors }) => answered(addSource(desk, input), errors)),
      rename: os.sources.rename.handler(({ input, errors }) => answered(renameSource(desk, input), errors)),
      signIn: os.sources.signIn.handler(async ({ input, errors }) =>
        answered(await signIn(desk, input), errors),
      ),
      pause: os.sources.pause.handler(({ input, errors }) => answered(pauseSource(desk, input), errors)),
      syncNow: os.sources.syncNow.handler(({ input }) => syncNow(desk, input)),
      remove: os.sources.remove.handler(async ({ input, errors }) =>
        answered(await removeSource(desk, input), errors),
      ),
      workOffline: os.sources.workOffline.handler(({ input }) => workOffline(desk, input)),
      workHoursOnly: os.sources.workHoursOnly.handler(({ input }) => setWorkHoursOnly(desk, input)),
      answerBrake: os.sources.answerBrake.handler(({ input, errors }) =>
        answered(answerBrake(desk, input), errors),
      ),
      log: os.sources.log.handler(({ input }) => readSourceLog(desk, input)),
    },
    related: {
      of: os.related.of.handler(async ({ input, errors }) =>
        answered(await listRelated(desk, input), errors),
      ),
    },
    audit: serveAudit(parts),
    handOver: serveKept(desk),
    setAside: { list: os.setAside.list.handler(() => listSetAside(desk)) },
  });
}

/** Trouble of the file has its own words; anything else is a bug with a reference. */
function faultOfBug({ shell, log, random }: DeskRouterParts, path: readonly string[], error: unknown): Fault {
  const trouble = troubleOf(error);
  if (trouble?.kind === 'damaged') shell.damageFound(trouble.detail);
  const known = faultOf(error);
  if (known !== undefined) return known;
  const reference = newReference(random);
  log('bug', { reference, call: path.join('.'), ...factsOfError(error) });
  return { kind: 'internal', reference };
}
