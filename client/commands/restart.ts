import type { Session } from '../client.ts';

/** Stops the server, if it runs, and starts it afresh. */
export async function restart({ client, output }: Session): Promise<void> {
  try {
    if (client.needsStop()) await client.stop();
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    output.show(true);
  }
}
