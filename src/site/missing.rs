//! The page for what is missing, which hosts send with 404: the way back, at whatever address it is shown.
//!
//! How deep that is below the site only its script finds out (`public/missing.js`). Without scripts there are two folders to
//! try, one of which is right for nearly every address.

use super::{LANGUAGE, shell::Shell};

/// Where Netlify, Cloudflare Pages and GitHub Pages look for it.
pub const FILE: &str = "404.html";

pub fn page(shell: &Shell) -> String {
    let (words, missing) = (LANGUAGE.words(), LANGUAGE.missing());
    let body = format!(
        "<div id=\"app\"><header class=\"bar\"><p class=\"home\">{}</p></header>\
         <main><section class=\"place\" id=\"missing\"><h1>{}</h1><div class=\"body\"><p class=\"why\">{}</p>\
         <p id=\"door\" hidden><a class=\"begin\" href=\"./\">{}</a></p>\
         <div id=\"near\"><p>{}</p><ul class=\"ways\"><li><a href=\"./\">{}</a></li><li><a href=\"../\">{}</a></li></ul></div>\
         </div></section></main></div>",
        words.product, missing.title, missing.text, missing.door, missing.near, missing.near_folder, missing.near_above,
    );
    shell.missing(words.lang, &format!("{} · {}", missing.title, words.product), &body)
}
