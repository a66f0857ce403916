// Drives a language server over stdio and measures what somebody who types feels. Times are milliseconds.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';
import { random } from './generate.mjs';

const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    synchronization: {},
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
};

/** Starts a server; `command` is [program, ...arguments]. */
export async function startServer(command, { pull = true, timeout = 60_000 } = {}) {
  const started = performance.now();
  const child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  const waiting = new Map();
  const published = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
    published.set(uri, { version, diagnostics });
    waiting.get(uri)?.(version);
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => ({})));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onError(() => undefined);
  child.on('error', () => undefined);
  connection.listen();
  const capabilities = structuredClone(CAPABILITIES);
  if (!pull) delete capabilities.textDocument.diagnostic;
  const answer = await within(
    timeout,
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
    }),
  );
  await connection.sendNotification('initialized', {});
  const sync = answer.capabilities.textDocumentSync;
  /** Servers that take no changes, only whole texts, are sent those. */
  const takesWhole = (typeof sync === 'object' ? sync?.change : sync) === 1;
  const pulls = pull && answer.capabilities.diagnosticProvider !== undefined;
  const previous = new Map();

  async function diagnostics(uri, version) {
    if (!pulls) {
      const known = published.get(uri);
      if (known && (known.version === undefined ? known.at === version : known.version >= version))
        return known.diagnostics;
      return within(
        timeout,
        new Promise((resolve) => {
          waiting.set(uri, (got) => {
            if (got === undefined || got >= version) {
              waiting.delete(uri);
              resolve(published.get(uri).diagnostics);
            }
          });
        }),
      );
    }
    const report = await within(
      timeout,
      connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId: previous.get(uri),
      }),
    );
    if (report.resultId) previous.set(uri, report.resultId);
    return report.items;
  }

  return {
    child,
    connection,
    diagnostics,
    pulls,
    /** The change just typed in `document`, as this server takes it. */
    asTaken: (change, document) => (takesWhole ? { text: document.lines.join('\n') } : change),
    initialized: performance.now() - started,
    started,
    stop: () => stop(child, connection),
  };
}

function stop(child, connection) {
  connection.dispose();
  child.kill('SIGKILL');
}

/** Opens a file and measures edits, a burst, requests and memory. */
export async function measureEdits(command, file, language, { edits = 50, pull = true } = {}) {
  const server = await startServer(command, { pull });
  try {
    const text = readFileSync(file, 'utf8');
    const uri = pathToFileURL(file).href;
    const { connection } = server;
    const opened = performance.now();
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: language, version: 1, text },
    });
    const first = await server.diagnostics(uri, 1);
    const openTime = performance.now() - opened;
    const coldTime = performance.now() - server.started;
    const document = new TypedDocument(text, random(7));
    let version = 1;
    const edit = async () => {
      version++;
      const change = server.asTaken(document.type(), document);
      const start = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [change],
      });
      await server.diagnostics(uri, version);
      return performance.now() - start;
    };
    for (let i = 0; i < 10; i++) await edit();
    const times = [];
    for (let i = 0; i < edits; i++) times.push(await edit());
    const symbols = await afterEdit(server, uri, document, () => ++version, 'textDocument/documentSymbol', {
      textDocument: { uri },
    });
    await server.diagnostics(uri, version);
    const burst = await measureBurst(server, uri, document, () => ++version);
    const place = { textDocument: { uri }, position: document.place() };
    const hover = await repeat(20, () =>
      connection.sendRequest('textDocument/hover', place).catch(() => null),
    );
    const completion = await repeat(20, () =>
      connection.sendRequest('textDocument/completion', place).catch(() => null),
    );
    return {
      cold: coldTime,
      initialized: server.initialized,
      open: openTime,
      edit: summary(times),
      symbols,
      burst,
      hover,
      completion,
      memory: memoryOf(server.child.pid),
      found: first?.length ?? 0,
    };
  } finally {
    server.stop();
  }
}

/** Time from spawn to the first findings of a file. */
export async function measureStart(command, file, language, options) {
  const server = await startServer(command, options);
  try {
    const uri = pathToFileURL(file).href;
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: language, version: 1, text: readFileSync(file, 'utf8') },
    });
    await server.diagnostics(uri, 1);
    return performance.now() - server.started;
  } finally {
    server.stop();
  }
}

async function afterEdit(server, uri, document, nextVersion, method, params) {
  const times = [];
  for (let i = 0; i < 10; i++) {
    const change = server.asTaken(document.type(), document);
    const start = performance.now();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: nextVersion() },
      contentChanges: [change],
    });
    await server.connection.sendRequest(method, params).catch(() => null);
    times.push(performance.now() - start);
  }
  return summary(times);
}

/** Twenty keys, each 30 ms after the other; from the last key to its findings. */
async function measureBurst(server, uri, document, nextVersion) {
  let last = Promise.resolve();
  let start = 0;
  for (let key = 0; key < 20; key++) {
    const version = nextVersion();
    const change = server.asTaken(document.type(), document);
    start = performance.now();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    last = server.diagnostics(uri, version);
    last.catch(() => undefined);
    if (key < 19) await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await last;
  return performance.now() - start;
}

async function repeat(count, run) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return summary(times);
}

/** Keeps the text as a typist changes it: one letter at a random place in a random line, then off again. */
class TypedDocument {
  constructor(text, next) {
    this.lines = text.split('\n');
    this.next = next;
    this.undo = undefined;
  }

  place() {
    let line = 0;
    for (let tries = 0; tries < 200; tries++) {
      line = Math.floor(this.next() * this.lines.length);
      if (line > 12 && this.lines[line].length > 10) break;
    }
    return { line, character: Math.floor(this.next() * this.lines[line].length) };
  }

  type() {
    if (this.undo) {
      const { line, character } = this.undo;
      this.undo = undefined;
      this.lines[line] = this.lines[line].slice(0, character) + this.lines[line].slice(character + 1);
      return { range: { start: { line, character }, end: { line, character: character + 1 } }, text: '' };
    }
    const { line, character } = this.place();
    this.undo = { line, character };
    this.lines[line] = `${this.lines[line].slice(0, character)}x${this.lines[line].slice(character)}`;
    return { range: { start: { line, character }, end: { line, character } }, text: 'x' };
  }
}

export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) };
}

/** Resident memory of a process in MB (Linux), or undefined elsewhere. */
export function memoryOf(pid) {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb ? Number(kb) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

export function within(ms, promise) {
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
