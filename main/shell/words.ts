// The few words of native dialogs and menus, which the window cannot draw. Everything else a person reads lives
// in renderer/text.
import type { Settings } from '../../shared/contract/shell.ts';

export type Words = {
  readonly openOutside: string;
  readonly openOutsideHost: (host: string) => string;
  readonly open: string;
  readonly cancel: string;
  readonly chooseFolder: string;
  readonly chooseFile: string;
  readonly saveFile: string;
  readonly savePdf: string;
  readonly pdfName: string;
  readonly pdfFiles: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly undo: string;
  readonly edit: string;
  readonly quit: string;
};

const chinese: Words = {
  openOutside: '将在系统浏览器中打开部门网页',
  openOutsideHost: (host) => `网站地址：${host}\n\n网页由该部门的系统提供，不受政务工作台保护。`,
  open: '打开',
  cancel: '取消',
  chooseFolder: '选择要导入的文件夹',
  chooseFile: '选择文件',
  saveFile: '另存副本',
  savePdf: '另存为 PDF',
  pdfName: '政务工作台.pdf',
  pdfFiles: 'PDF 文件',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  undo: '撤销',
  edit: '编辑',
  quit: '退出政务工作台',
};

const english: Words = {
  openOutside: "A department's page is about to open in the system browser",
  openOutsideHost: (host) =>
    `Host: ${host}\n\nThe page comes from that department's system and is not protected by Govdesk.`,
  open: 'Open',
  cancel: 'Cancel',
  chooseFolder: 'Choose the folder to import',
  chooseFile: 'Choose a file',
  saveFile: 'Save a copy',
  savePdf: 'Save as PDF',
  pdfName: 'Govdesk.pdf',
  pdfFiles: 'PDF files',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  undo: 'Undo',
  edit: 'Edit',
  quit: 'Quit Govdesk',
};

export function wordsFor(language: Settings['language']): Words {
  return language === 'en' ? english : chinese;
}
