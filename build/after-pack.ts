// Called by electron-builder after each packed folder: sets Electron's fuses, so that the packed app starts
// nothing but its own archive and cannot be used as a plain Node.

import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** The fuses of a shipped app. */
export const shippedFuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
}

export async function afterPack({ appOutDir, electronPlatformName }: Packed): Promise<void> {
  const names: Readonly<Record<string, string>> = { linux: 'govdesk', win32: 'Govdesk.exe' };
  const executable = join(appOutDir, names[electronPlatformName] ?? 'Govdesk.app');
  const wire = await getCurrentFuseWire(executable);
  const common = {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...shippedFuses,
  } as const;
  // Electron 33 has no fuse after ours. Any fuse that a later one adds must be decided on here first.
  const newer = FuseV1Options.WasmTrapHandlers in wire;
  await flipFuses(
    executable,
    newer ? { ...common, strictlyRequireAllFuses: true, [FuseV1Options.WasmTrapHandlers]: true } : common,
  );
}
