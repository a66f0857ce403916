/** The path of soffice, if there is one or it may be installed. */
export function findLibreOffice(): string | undefined;
