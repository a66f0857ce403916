import { commands, Location, Position, Range, Uri } from 'vscode';

/** Places as the protocol writes them. */
export interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

const toPosition = ({ line, character }: PlainPosition) => new Position(line, character);

export const toRange = ({ start, end }: PlainLocation['range']) =>
  new Range(toPosition(start), toPosition(end));

/** Lists places in the peek view at a position: what a code lens leads to. */
export async function showPlaces(
  uri: string,
  position: PlainPosition,
  places: readonly PlainLocation[],
): Promise<void> {
  const locations = places.map((place) => new Location(Uri.parse(place.uri), toRange(place.range)));
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    toPosition(position),
    locations,
  );
}
