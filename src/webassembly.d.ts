/** The part of WebAssembly that is used here; TypeScript knows it only together with everything of a browser. */
declare namespace WebAssembly {
  class Module {
    /** @throws where the processor has no vectors, if the program uses them */
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    /** @throws where the address space for its memory is refused */
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: unknown;
  }
  class Memory {
    /** @throws as an instance */
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Global {
    /** To be set only where the program may change it. */
    value: number;
  }
}
