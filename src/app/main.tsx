/** Starts the page in the browser: fonts, colours, the stores that live as long as the page. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../view/tokens.css';
import '../view/base.css';
import '../view/shell/shell.css';
import '../view/shell/shellLayouts.css';
import '../view/print.css';
import { createAddressStore } from './addressStore';
import { App } from './App';
import { createSingleKeysStore } from './singleKeysStore';
import { createThemeStore } from './themeStore';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <App
      addresses={createAddressStore(window)}
      themes={createThemeStore(window)}
      singleKeys={createSingleKeysStore(window)}
    />
  </StrictMode>,
);
