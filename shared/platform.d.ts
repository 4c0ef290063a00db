/** The few globals beyond the language itself that Node, browsers and workers all have. */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

interface WebAssemblyModule {
  readonly [Symbol.toStringTag]: string;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WebAssemblyModule;
  readonly Instance: new (module: WebAssemblyModule) => { readonly exports: Readonly<Record<string, unknown>> };
};

declare function atob(text: string): string;
