//! A picture of black and white squares, as a PNG file: the browser's canvas writes it.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::{call::answer_within, file, window};

const PATIENCE: i32 = 10_000; // ms

/// Offers a PNG of `side` × `side` squares, each `scale` pixels wide, as a download; `dark` is asked by column and row.
/// Then says whether it worked.
pub fn save_png(
    name: &'static str,
    side: usize,
    scale: u32,
    dark: impl Fn(usize, usize) -> bool,
    done: impl FnOnce(bool) + 'static,
) {
    let Ok(canvas) = draw(side, scale, dark) else {
        done(false);
        return;
    };
    let written = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // Fails only if what is called throws, and this does not.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    spawn_local(async move {
        // Null where the canvas is too large for the browser.
        let blob = answer_within(PATIENCE, &written).await.and_then(Result::ok);
        let blob = blob.and_then(|blob| blob.dyn_into::<Blob>().ok());
        done(blob.is_some_and(|blob| file::save(name, &blob)));
    });
}

fn draw(side: usize, scale: u32, dark: impl Fn(usize, usize) -> bool) -> Result<HtmlCanvasElement, JsValue> {
    let document = window().document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let pixels = side as u32 * scale;
    canvas.set_width(pixels);
    canvas.set_height(pixels);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    let scale = f64::from(scale);
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, f64::from(pixels), f64::from(pixels));
    pen.set_fill_style_str("#000");
    for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).filter(|(x, y)| dark(*x, *y)) {
        pen.fill_rect(x as f64 * scale, y as f64 * scale, scale, scale);
    }
    Ok(canvas)
}
