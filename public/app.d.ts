// What wasm-bindgen writes beside the app's WebAssembly.
export default function init(options: { module_or_path: BufferSource | Promise<Response> | Response }): Promise<unknown>;
