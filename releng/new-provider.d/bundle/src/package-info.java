/** Models of @NAME@. */
package @PACKAGE@;
