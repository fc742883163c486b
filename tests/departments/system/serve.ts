// One running system: its desk side and, on another port, its control side. Both listen on 127.0.0.1 only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ORPCError, onError } from '@orpc/server';
import type { Base } from './base.ts';
import { controlRouter } from './control-routes.ts';
import { createFaults } from './faults.ts';
import { answer } from './route.ts';
import type { SystemName } from './plan.ts';
import { plans } from './plan.ts';
import type { Running } from './running.ts';

type Ports = { readonly desk: number; readonly control: number };

export function createRunning(name: SystemName, base: Base): Running {
  let skewMs = 0;
  return {
    name,
    plan: plans[name],
    base,
    faults: createFaults(),
    now: () => Date.now() + skewMs,
    skewClock: (ms) => {
      skewMs = ms;
    },
    seen: { byPlace: new Map(), refusedSignIns: 0 },
    lastReplies: new Map(),
    lastPages: new Map(),
  };
}

/** Listens on the wanted ports; takes free ones instead only when `mayMove`. */
export async function serve(
  running: Running,
  wanted: Ports,
  mayMove: boolean,
): Promise<Ports & { close(): void }> {
  const desk = createServer((request, response) => void answerSafely(running, request, response));
  // Longer than any desk keeps an idle connection, so that it is the desk that closes it.
  desk.keepAliveTimeout = 120_000;
  const handler = new OpenAPIHandler(controlRouter(running), { interceptors: [onError(report)] });
  const control = createServer((request, response) => {
    void handler.handle(request, response).then(({ matched }) => {
      if (!matched) response.writeHead(404).end();
    });
  });
  const ports = {
    desk: await listen(desk, wanted.desk, mayMove),
    control: await listen(control, wanted.control, mayMove),
  };
  return {
    ...ports,
    close: () => {
      for (const server of [desk, control]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function answerSafely(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answer(running, request, response);
  } catch (error) {
    // A desk that hangs up in mid-request is no fault of this system.
    if (!request.destroyed) console.error(error);
    response.destroy();
  }
}

function report(error: unknown): void {
  if (!(error instanceof ORPCError)) console.error(error);
}

function listen(server: Server, port: number, mayMove: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || !mayMove) return reject(error);
      server.listen(0, '127.0.0.1');
    });
    server.once('listening', () => resolve((server.address() as AddressInfo).port));
    server.listen(port, '127.0.0.1');
  });
}
