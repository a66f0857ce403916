import type { Session } from '../client.ts';

/** Opens the log of client and server. */
export const showOutput = ({ output }: Session): void => output.show();
