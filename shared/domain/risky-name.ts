// File names that a person should look at twice before the file is put where a double click opens it. Without
// schemas, so that the window can ask it too.

/** What an operating system or an office program would run. */
const programs = new Set(
  (
    'exe com scr pif msi msix msp appx application bat cmd ps1 ps1xml psm1 vbs vbe js jse mjs ws wsf wsh hta cpl ' +
    'jar lnk url scf inf reg chm hlp dll sys gadget iso img vhd vhdx ' +
    'sh bash run bin appimage desktop deb rpm py pl rb php command app pkg dmg ' +
    'docm dotm xlsm xltm xlam xll pptm potm ppam ppsm sldm html htm svg xhtml'
  ).split(' '),
);

/** Marks that turn the direction of writing, so that `gpj.exe` reads `exe.jpg`; and characters nobody sees. */
const misleading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export function isRiskyName(name: string): boolean {
  if (misleading.test(name)) return true;
  // Windows takes dots and spaces at the end away: `a.exe. ` is a program there.
  const plain = name.replace(/[.\s]+$/, '');
  const extension = plain.slice(plain.lastIndexOf('.') + 1).toLowerCase();
  return plain.includes('.') && programs.has(extension);
}
