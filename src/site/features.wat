;; What rustc takes for granted of a browser. What cannot compile this cannot compile the app, and is told so.
(module
  (memory 1)
  (func (param externref) (result i32 i32)
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
    (i32.extend8_s (i32.const 0))
    (i32.trunc_sat_f32_s (f32.const 0))))
