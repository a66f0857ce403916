// From package.json, so that command line, server and reports always name one and the same version.
export { version } from '../package.json';
