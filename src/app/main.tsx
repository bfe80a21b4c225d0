/** Starts the page in the browser: fonts, colours, the stores that live as long as the page. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import { LazyMotion, MotionConfig } from 'framer-motion';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../view/tokens.css';
import '../view/base.css';
import '../view/shell/shell.css';
import { createAddressStore } from './addressStore';
import { App } from './App';
import { createThemeStore } from './themeStore';

const loadMotion = () => import('./motionFeatures').then(({ motionFeatures }) => motionFeatures);

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <LazyMotion features={loadMotion} strict>
      <MotionConfig reducedMotion="user">
        <App addresses={createAddressStore(window)} themes={createThemeStore(window)} />
      </MotionConfig>
    </LazyMotion>
  </StrictMode>,
);
