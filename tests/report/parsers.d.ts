/** What the tests use of parsers that come without types. */
declare module '@citation-js/core' {
  export interface CslItem {
    readonly id?: string;
    readonly type: string;
    readonly title?: string;
    readonly author?: readonly { readonly literal?: string; readonly family?: string }[];
    readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
    readonly URL?: string;
    readonly note?: string;
    readonly genre?: string;
    readonly 'container-title'?: string;
  }
  export const plugins: {
    readonly input: {
      chain(source: unknown, options?: { generateGraph?: boolean; forceType?: string; strict?: boolean }): CslItem[];
      chainLink(source: unknown): unknown;
      type(source: unknown): string;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module 'jsonld' {
  interface Options {
    readonly base?: string;
    readonly documentLoader?: (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;
    readonly safe?: boolean;
  }
  const jsonld: {
    expand(document: object, options?: Options): Promise<Record<string, unknown>[]>;
    toRDF(document: object, options?: Options): Promise<unknown>;
    compact(document: object, context: object, options?: Options): Promise<Record<string, unknown>>;
  };
  export default jsonld;
}
