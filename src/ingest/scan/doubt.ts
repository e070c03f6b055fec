/**
 * The scanner is not certain what a place of a file means. It then leaves the file to the ordinary reader, which
 * reads it right or names what is wrong with it: the scanner itself refuses nothing.
 */
export class Doubt extends Error {
  /** Line of the file, from 1; unknown where the doubt is about the file as a whole. */
  line: number | undefined;

  constructor(about: string, line?: number) {
    super(about);
    this.name = 'Doubt';
    this.line = line;
  }
}
