/** The part of framer-motion that animates, loaded after the page is there. */
export { domAnimation as motionFeatures } from 'framer-motion';
