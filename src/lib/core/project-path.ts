import { join } from "node:path";

/**
 * Path of a file of this project, from its root, where every process of it runs (`npm start`, `next start`, the
 * command line). The bundler must not follow it: these files are read at run time and never bundled.
 */
export function projectPath(...parts: string[]): string {
  return join(/* turbopackIgnore: true */ process.cwd(), ...parts);
}
