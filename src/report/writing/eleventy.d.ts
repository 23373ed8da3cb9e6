/** The part of Eleventy that `render-thread.js` uses; the package ships no types. */
declare module '@11ty/eleventy' {
  interface UserConfig {
    addGlobalData(name: string, value: unknown): void;
    readonly benchmarkManager: {
      get(name: 'Configuration'): { setIsVerbose(verbose: boolean): void };
    };
  }

  interface Options {
    readonly quietMode: boolean;
    readonly configPath: string;
    readonly loader: 'esm';
    readonly config: (config: UserConfig) => void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: Options);
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}
