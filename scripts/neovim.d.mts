/** The path of nvim, if there is one or it may be installed. */
export function findNeovim(): string | undefined;
