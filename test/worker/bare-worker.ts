import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

interface Message {
  jsonrpc: '2.0';
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** A language server in a worker scope, spoken to over messages as the editor does. */
export interface WorkerServer {
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): void;
  /** Notifications and requests that came from the server. */
  readonly received: Message[];
}

/**
 * Runs a worker script in a scope that has what every web worker has and nothing more: no `window` or `document` (a page),
 * no `process`, `require` or `Buffer` (Node). Requests from the server are answered with null, as a bare client would.
 */
export function startInBareWorker(file: URL): WorkerServer {
  const received: Message[] = [];
  const waiting = new Map<number | string, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 1;

  const scope: Record<string, unknown> = {
    ...{
      console,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      queueMicrotask,
      structuredClone,
      performance,
    },
    ...{
      TextEncoder,
      TextDecoder,
      URL,
      URLSearchParams,
      AbortController,
      MessageChannel,
      crypto,
      atob,
      btoa,
    },
    onmessage: undefined,
    postMessage: (data: Message) => queueMicrotask(() => receive(copy(data))),
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') scope.onmessage = listener;
    },
    location: { href: 'https://voorbeeld.nl/dist/server.browser.js' },
    navigator: { language: 'nl', userAgent: 'test' },
  };
  scope.self = scope;
  const context = createContext(scope);
  // In a worker the global object and `self` are one and the same.
  runInContext('self = globalThis', context);
  runInContext(readFileSync(file, 'utf8'), context, { filename: file.pathname });

  const send = (message: Omit<Message, 'jsonrpc'>) => {
    const listener = scope.onmessage;
    if (typeof listener !== 'function') throw new Error('the server does not listen');
    listener({ data: copy({ jsonrpc: '2.0', ...message }) });
  };
  function receive(message: Message) {
    if (message.method) {
      received.push(message);
      if (message.id !== undefined) send({ id: message.id, result: null });
      return;
    }
    const call = waiting.get(message.id ?? '');
    if (message.error) call?.reject(new Error(message.error.message));
    else call?.resolve(message.result);
  }

  return {
    received,
    notify: (method, params) => send({ method, params }),
    request: <T>(method: string, params: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        send({ id, method, params });
      }),
  };
}

/** What a message is after it crossed to another thread. */
const copy = <T>(message: T): T => JSON.parse(JSON.stringify(message));
