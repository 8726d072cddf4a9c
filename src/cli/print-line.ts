/** Writes a line of the command's result to standard output. */
export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line of progress or remark to standard error. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
