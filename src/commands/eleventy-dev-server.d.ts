/** What is used of a package that ships no types. */
declare module '@11ty/eleventy-dev-server' {
  import type { Server } from 'node:http';

  interface Options {
    readonly domDiff?: boolean;
    readonly portReassignmentRetryCount?: number;
    readonly messageOnStart?: () => string | false;
    readonly logger?: Readonly<Record<'info' | 'log' | 'error', (message: string) => void>>;
  }

  export default class EleventyDevServer {
    static getServer(name: string, folder: string, options: Options): EleventyDevServer;
    readonly server: Server;
    _serverListen: (port: number) => void;
    serve(port: number): void;
    ready(): Promise<void>;
    getServerUrl(host: string): string;
    reload(event: Readonly<Record<string, unknown>>): void;
    close(): Promise<void>;
  }
}
