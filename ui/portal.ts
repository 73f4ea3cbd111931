import './behaviours/refuse-style-tags.ts';
import { Application } from '@hotwired/stimulus';
import { config } from '@hotwired/turbo';
import { allowStyleTags } from './behaviours/refuse-style-tags.ts';
import { ComeBack } from './behaviours/come-back.ts';
import { Commands } from './behaviours/commands.ts';
import { Connection } from './behaviours/connection.ts';
import { Copy } from './behaviours/copy.ts';
import { Dialog } from './behaviours/dialog.ts';
import { Draft } from './behaviours/draft.ts';
import { ExpiredForm } from './behaviours/expired-form.ts';
import { Files } from './behaviours/files.ts';
import { FindChoices } from './behaviours/find-choices.ts';
import { forgetFound } from './behaviours/forget-found.ts';
import { HuePreview } from './behaviours/hue-preview.ts';
import { Instant } from './behaviours/instant.ts';
import { KindFields } from './behaviours/kind-fields.ts';
import { Live } from './behaviours/live.ts';
import { Menu } from './behaviours/menu.ts';
import { PasswordPeek } from './behaviours/password-peek.ts';
import { Refresh } from './behaviours/refresh.ts';
import { Preview } from './behaviours/preview.ts';
import { Seek } from './behaviours/seek.ts';
import { Shortcut } from './behaviours/shortcut.ts';
import { SubmitOnce } from './behaviours/submit-once.ts';
import { Suggest } from './behaviours/suggest.ts';
import { ThemePreview, showTheme } from './behaviours/theme-preview.ts';
import { Unsaved } from './behaviours/unsaved.ts';

allowStyleTags();

// base.css draws our own bar from the aria-busy that Turbo sets on <html>.
const longest_timeout_ms = 2 ** 31 - 1;
config.drive.progressBarDelay = longest_timeout_ms;
// A button disabled outright while its form is under way would lose the focus.
config.forms.submitter = 'aria-disabled';

// Turbo replaces <body> but keeps the attributes of <html>; the theme of the answer travels on both.
document.addEventListener('turbo:render', () => showTheme(document.body.dataset['theme'] ?? 'system'));

// Browsers obey autofocus once a document, and Turbo not at all where it morphs, as it does with a refused form.
document.addEventListener('turbo:render', () => document.querySelector<HTMLElement>('.error-summary')?.focus());

document.addEventListener('turbo:load', forgetFound);

const portal = Application.start();
portal.register('come-back', ComeBack);
portal.register('commands', Commands);
portal.register('connection', Connection);
portal.register('copy', Copy);
portal.register('dialog', Dialog);
portal.register('draft', Draft);
portal.register('expired-form', ExpiredForm);
portal.register('files', Files);
portal.register('find-choices', FindChoices);
portal.register('hue-preview', HuePreview);
portal.register('instant', Instant);
portal.register('kind-fields', KindFields);
portal.register('live', Live);
portal.register('menu', Menu);
portal.register('password-peek', PasswordPeek);
portal.register('refresh', Refresh);
portal.register('preview', Preview);
portal.register('seek', Seek);
portal.register('shortcut', Shortcut);
portal.register('submit-once', SubmitOnce);
portal.register('suggest', Suggest);
portal.register('theme-preview', ThemePreview);
portal.register('unsaved', Unsaved);

// Keeps the page "no connection" at hand for the next visit; after load, so that it never competes with the page.
if ('serviceWorker' in navigator) {
  window.addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined),
  );
}
