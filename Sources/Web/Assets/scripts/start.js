"use strict";
// Comfort only: every page does its work without this file. Each part below adds one enhancement, a function of the
// part of the page it may look at; texts come from the page's attributes, never from here.
const enhancements = [];
const enhance = (root) => enhancements.forEach((enhancement) => enhancement(root));
const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);
const twoDigits = (number) => String(number).padStart(2, "0");
