// Starting other programs. Node built-ins only: `npm start` and `npm test` use this before anything is installed.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const windows = process.platform === 'win32';

/**
 * Runs a program to its end. Never throws for a non-zero exit.
 * `quiet` keeps the output back (it is in the result either way); otherwise it is shown as it comes.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeout?: number }} [options] timeout in ms
 * @returns {Promise<{ code: number, output: string }>} code 127: not found, 124: timed out
 */
export function run(command, args, { cwd, env, quiet = false, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let late = false;
    // A .cmd file needs a shell on Windows.
    const shell = windows && !command.endsWith('.exe');
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer =
      timeout &&
      setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, timeout);
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a Node script of this project or of a package with the very Node that runs this. */
export const runNode = (args, options) => run(process.execPath, args, options);

/**
 * Runs npm. `npm_execpath` is the npm that runs us, if one does. Settings which that npm hands on for this project
 * (engine-strict) must not reach installs in other folders.
 */
export function npm(args, options = {}) {
  const env = { ...process.env, ...options.env };
  for (const key of Object.keys(env)) {
    if (/^npm_(package|lifecycle)_|^npm_config_(engine_strict|local_prefix|prefix|noproxy)$/i.test(key))
      delete env[key];
  }
  const cli = process.env.npm_execpath;
  const withOptions = { ...options, env };
  return cli?.endsWith('.js')
    ? runNode([cli, ...args], withOptions)
    : run(windows ? 'npm.cmd' : 'npm', args, withOptions);
}

/** The full path of a program on the PATH, or undefined. */
export function which(name) {
  const suffixes = windows ? (process.env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const file = join(folder, name + suffix);
      if (folder && isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** True for a file that may be executed. */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

export const isRoot = () => process.getuid?.() === 0;
